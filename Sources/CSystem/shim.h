// What Swift's modules for the C libraries of Linux lack: extended attributes, and the affinity of a process.
#ifdef __linux__
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

// The number of processors that the calling thread may run on; 0 if the system doesn't say.
static inline int rplint_allowed_processors(void) {
  unsigned long set[128];
  long size = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
  int count = 0;
  for (long index = 0; index < size / (long)sizeof *set; index++) count += __builtin_popcountl(set[index]);
  return count;
}
#endif
