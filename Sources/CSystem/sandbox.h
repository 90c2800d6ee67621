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
#define RPLINT_DENY_CALL(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), RPLINT_DENY
// Denies opening a file to write. The flags are in the lower half of the argument; both architectures are little-endian.
#define RPLINT_DENY_WRITING(name, flags)                                                                               \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), RPLINT_LOAD(flags),                                           \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_ACCMODE | O_CREAT | O_TRUNC, 0, 1), RPLINT_DENY, RPLINT_ALLOW

static inline bool rplint_install_filter(struct sock_filter *filter, size_t count) {
  struct sock_fprog program = {(unsigned short)count, filter};
  // The flag saves a mitigation that older kernels add: no code that is not trusted runs in this process.
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) == 0;
}

/// Makes the network, other programs, and what could circumvent that fail with EPERM, for this thread and those that it
/// starts; returns whether the kernel supports it.
static inline bool rplint_forbid_network_and_programs(void) {
  struct sock_filter filter[] = {
      RPLINT_LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RPLINT_ARCHITECTURE, 1, 0),
      RPLINT_DENY,
      RPLINT_LOAD(nr),
#ifdef __x86_64__
      // The calls of the x32 ABI have numbers of their own.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      RPLINT_DENY,
#endif
      RPLINT_DENY_CALL(socket),
      RPLINT_DENY_CALL(socketpair),
      RPLINT_DENY_CALL(connect),
      RPLINT_DENY_CALL(bind),
      RPLINT_DENY_CALL(listen),
      RPLINT_DENY_CALL(accept),
      RPLINT_DENY_CALL(accept4),
      RPLINT_DENY_CALL(sendto),
      RPLINT_DENY_CALL(sendmsg),
      RPLINT_DENY_CALL(sendmmsg),
      RPLINT_DENY_CALL(execve),
      RPLINT_DENY_CALL(execveat),
      RPLINT_DENY_CALL(io_uring_setup),
      RPLINT_DENY_CALL(ptrace),
      RPLINT_DENY_CALL(process_vm_writev),
      RPLINT_DENY_CALL(bpf),
      RPLINT_DENY_CALL(mount),
      RPLINT_DENY_CALL(unshare),
      RPLINT_DENY_CALL(setns),
      RPLINT_ALLOW,
  };
  return rplint_install_filter(filter, sizeof(filter) / sizeof(filter[0]));
}

/// Makes everything that creates, changes or removes a file fail with EPERM, except writing to one that is open; returns
/// whether the kernel supports it. Expects the other filter, which checks the architecture.
static inline bool rplint_forbid_changing_files(void) {
  struct sock_filter filter[] = {
      RPLINT_LOAD(nr),
      RPLINT_DENY_WRITING(openat, args[2]),
      RPLINT_DENY_CALL(openat2),
      RPLINT_DENY_CALL(open_by_handle_at),
      RPLINT_DENY_CALL(renameat),
      RPLINT_DENY_CALL(renameat2),
      RPLINT_DENY_CALL(unlinkat),
      RPLINT_DENY_CALL(mkdirat),
      RPLINT_DENY_CALL(linkat),
      RPLINT_DENY_CALL(symlinkat),
      RPLINT_DENY_CALL(mknodat),
      RPLINT_DENY_CALL(truncate),
      RPLINT_DENY_CALL(fchmod),
      RPLINT_DENY_CALL(fchmodat),
#ifdef SYS_fchmodat2
      RPLINT_DENY_CALL(fchmodat2),
#endif
      RPLINT_DENY_CALL(fchown),
      RPLINT_DENY_CALL(fchownat),
      RPLINT_DENY_CALL(utimensat),
      RPLINT_DENY_CALL(setxattr),
      RPLINT_DENY_CALL(lsetxattr),
      RPLINT_DENY_CALL(fsetxattr),
      RPLINT_DENY_CALL(removexattr),
      RPLINT_DENY_CALL(lremovexattr),
      RPLINT_DENY_CALL(fremovexattr),
#ifdef __x86_64__
      RPLINT_DENY_WRITING(open, args[1]),
      RPLINT_DENY_CALL(creat),
      RPLINT_DENY_CALL(rename),
      RPLINT_DENY_CALL(unlink),
      RPLINT_DENY_CALL(rmdir),
      RPLINT_DENY_CALL(mkdir),
      RPLINT_DENY_CALL(link),
      RPLINT_DENY_CALL(symlink),
      RPLINT_DENY_CALL(mknod),
      RPLINT_DENY_CALL(chmod),
      RPLINT_DENY_CALL(chown),
      RPLINT_DENY_CALL(lchown),
      RPLINT_DENY_CALL(utime),
      RPLINT_DENY_CALL(utimes),
      RPLINT_DENY_CALL(futimesat),
#endif
      RPLINT_ALLOW,
  };
  return rplint_install_filter(filter, sizeof(filter) / sizeof(filter[0]));
}
#else
static inline bool rplint_forbid_network_and_programs(void) { return false; }
static inline bool rplint_forbid_changing_files(void) { return false; }
#endif
