// A filter of system calls on Linux. Elsewhere, and on kernels without filters, nothing is given up.
#include <stdbool.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) && __has_include(<linux/seccomp.h>)
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define RPLINT_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define RPLINT_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define RPLINT_DENY BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define RPLINT_ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define RPLINT_LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
// Denies opening a file to write. The flags are in the lower half of the argument; both architectures are little-endian.
#define RPLINT_DENY_WRITING(name, flags)                                                                               \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), RPLINT_LOAD(flags),                                           \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_ACCMODE | O_CREAT | O_TRUNC, 0, 1), RPLINT_DENY, RPLINT_ALLOW

// The network, other programs, and what could circumvent the filter.
static const unsigned rplint_outward_calls[] = {
    SYS_socket,         SYS_socketpair, SYS_connect,  SYS_bind,     SYS_listen,         SYS_accept, SYS_accept4,
    SYS_sendto,         SYS_sendmsg,    SYS_sendmmsg, SYS_execve,   SYS_execveat,       SYS_ptrace, SYS_process_vm_writev,
    SYS_io_uring_setup, SYS_bpf,        SYS_mount,    SYS_unshare,  SYS_setns,
};

// What creates, changes or removes a file, except opening one to write and writing to one that is open.
static const unsigned rplint_changing_calls[] = {
    SYS_openat2,   SYS_open_by_handle_at, SYS_renameat,    SYS_renameat2,    SYS_unlinkat,     SYS_mkdirat,   SYS_linkat,
    SYS_symlinkat, SYS_mknodat,           SYS_truncate,    SYS_fchmod,       SYS_fchmodat,     SYS_fchown,    SYS_fchownat,
    SYS_utimensat, SYS_setxattr,          SYS_lsetxattr,   SYS_fsetxattr,    SYS_removexattr,  SYS_lremovexattr,
    SYS_fremovexattr,
#ifdef SYS_fchmodat2
    SYS_fchmodat2,
#endif
#ifdef __x86_64__
    SYS_creat,     SYS_rename,            SYS_unlink,      SYS_rmdir,        SYS_mkdir,        SYS_link,      SYS_symlink,
    SYS_mknod,     SYS_chmod,             SYS_chown,       SYS_lchown,       SYS_utime,        SYS_utimes,    SYS_futimesat,
#endif
};

#define RPLINT_COUNT(array) (sizeof(array) / sizeof((array)[0]))

// Both write a part of a filter and return its end.
static inline struct sock_filter *rplint_append(struct sock_filter *next, const struct sock_filter *code, size_t count) {
  for (size_t index = 0; index < count; index++) *next++ = code[index];
  return next;
}

// Denies system calls, in a block that ends with a jump over the denial and the denial.
static inline struct sock_filter *rplint_deny(struct sock_filter *next, const unsigned *calls, size_t count) {
  for (size_t index = 0; index < count; index++) {
    unsigned char distance = (unsigned char)(count - index);
    *next++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[index], distance, 0);
  }
  const struct sock_filter end[] = {BPF_STMT(BPF_JMP | BPF_JA, 1), RPLINT_DENY};
  return rplint_append(next, end, RPLINT_COUNT(end));
}

/// Makes the network and other programs fail with EPERM and, unless `writes_files`, everything that creates, changes or
/// removes a file, except writing to one that is open; for this thread and those that it starts. Returns whether the
/// kernel supports it.
///
/// It is one filter: the kernel evaluates a filter for each of its system calls when it is installed.
static inline bool rplint_enter_sandbox(bool writes_files) {
  const struct sock_filter start[] = {
      RPLINT_LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RPLINT_ARCHITECTURE, 1, 0), RPLINT_DENY, RPLINT_LOAD(nr),
#ifdef __x86_64__
      // The calls of the x32 ABI have numbers of their own.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), RPLINT_DENY,
#endif
  };
  const struct sock_filter opening[] = {
      RPLINT_DENY_WRITING(openat, args[2]),
#ifdef __x86_64__
      RPLINT_DENY_WRITING(open, args[1]),
#endif
  };
  const struct sock_filter end[] = {RPLINT_ALLOW};
  struct sock_filter code[RPLINT_COUNT(start) + RPLINT_COUNT(rplint_outward_calls) + 2 +
                          RPLINT_COUNT(rplint_changing_calls) + 2 + RPLINT_COUNT(opening) + RPLINT_COUNT(end)];
  struct sock_filter *next = rplint_append(code, start, RPLINT_COUNT(start));
  next = rplint_deny(next, rplint_outward_calls, RPLINT_COUNT(rplint_outward_calls));
  if (!writes_files) {
    next = rplint_deny(next, rplint_changing_calls, RPLINT_COUNT(rplint_changing_calls));
    next = rplint_append(next, opening, RPLINT_COUNT(opening));
  }
  next = rplint_append(next, end, RPLINT_COUNT(end));
  struct sock_fprog program = {(unsigned short)(next - code), code};
  // The flag saves a mitigation that older kernels add: no code that is not trusted runs in this process.
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) == 0;
}
#else
static inline bool rplint_enter_sandbox(bool writes_files) { return false; }
#endif
