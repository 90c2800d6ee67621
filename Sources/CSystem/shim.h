// What Swift's modules for the C libraries of Linux lack: extended attributes.
#ifdef __linux__
#include <sys/xattr.h>
#endif
