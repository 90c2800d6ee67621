#ifndef RPLINT_ARENA_H
#define RPLINT_ARENA_H

#include <stddef.h>

/* Memory that is freed as a whole: parsing a document makes dozens of small allocations that live equally long. */
typedef struct rplint_arena rplint_arena;

/* Creates an arena for the tree of a text with `length` bytes, and makes it the current one of this thread. Null if there
   is no memory. */
rplint_arena *rplint_arena_begin(size_t length);

/* Leaves this thread without a current arena. */
void rplint_arena_end(void);

/* Frees everything that was allocated in an arena; it may be null. */
void rplint_arena_release(rplint_arena *arena);

/* Allocates memory in this thread's current arena, or with malloc if there is none. */
void *rplint_arena_malloc(size_t size);

/* Frees memory from rplint_arena_malloc; does nothing while there is a current arena. */
void rplint_arena_free(void *memory);

#endif
