#include "Arena.h"

#include <stdlib.h>

/* An arena's blocks; the newest is the first. */
struct block {
  struct block *next;
  size_t capacity;
  size_t used;
  _Alignas(max_align_t) unsigned char bytes[];
};

struct rplint_arena {
  struct block *blocks;
};

static _Thread_local rplint_arena *current;

enum { alignment = _Alignof(max_align_t), largest_block = 1 << 20 };

static struct block *new_block(size_t capacity, struct block *next) {
  struct block *block = malloc(sizeof *block + capacity);
  if (block != NULL) {
    block->next = next;
    block->capacity = capacity;
    block->used = 0;
  }
  return block;
}

rplint_arena *rplint_arena_begin(size_t length) {
  /* A tree takes about eight times the size of its text. */
  size_t capacity = length < largest_block / 8 ? 2048 + 8 * length : largest_block;
  struct block *block = new_block(capacity, NULL);
  rplint_arena *arena = malloc(sizeof *arena);
  if (block == NULL || arena == NULL) {
    free(block);
    free(arena);
    return NULL;
  }
  arena->blocks = block;
  current = arena;
  return arena;
}

void rplint_arena_end(void) { current = NULL; }

void rplint_arena_release(rplint_arena *arena) {
  if (arena == NULL) return;
  for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
    next = block->next;
    free(block);
  }
  free(arena);
}

void *rplint_arena_malloc(size_t size) {
  if (current == NULL) return malloc(size);
  if (size > (size_t)-1 / 2) return NULL;
  size = (size + alignment - 1) / alignment * alignment;
  struct block *block = current->blocks;
  if (block->capacity - block->used < size) {
    size_t capacity = block->capacity < largest_block ? 2 * block->capacity : largest_block;
    block = new_block(size > capacity ? size : capacity, block);
    if (block == NULL) return NULL;
    current->blocks = block;
  }
  void *memory = block->bytes + block->used;
  block->used += size;
  return memory;
}

void rplint_arena_free(void *memory) {
  if (current == NULL) free(memory);
}
