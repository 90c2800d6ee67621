internal import ArgumentParser

/// The scripts that complete rplint's arguments in shells.
///
/// The argument parser generates scripts that don't know the default command: they complete `rplint lint --fix` but not
/// `rplint --fix`. So the function that sees the words is renamed, and another one in its place adds the missing `lint`.
enum CompletionScript {
  static let option = "--generate-completion-script"

  /// The script that the arguments ask for; nil if they don't, or if the shell is unknown.
  static func requested(by arguments: [String]) -> String? {
    guard arguments.first == option, arguments.count <= 2 else { return nil }
    let shell = arguments.count == 2 ? CompletionShell(rawValue: arguments[1]) : CompletionShell.autodetected()
    return shell.flatMap(text)
  }

  private static func text(for shell: CompletionShell) -> String? {
    switch shell {
    case .bash: text(for: shell, renaming: "_rplint() {", to: "_rplint_commands() {", after: bash)
    case .zsh: text(for: shell, renaming: "_rplint() {", to: "_rplint_commands() {", after: zsh)
    case .fish:
      text(for: shell, renaming: "function __rplint_tokens", to: "function __rplint_given_tokens", after: fish)
    default: nil
    }
  }

  private static func text(
    for shell: CompletionShell, renaming old: String, to new: String, after prologue: String
  ) -> String {
    let lines = RplintCommand.completionScript(for: shell).split(separator: "\n", omittingEmptySubsequences: false)
    return prologue + "\n" + lines.map { $0 == old ? new : String($0) }.joined(separator: "\n")
  }

  private static var commands: String {
    (RplintCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"])
      .joined(separator: " ")
  }

  /// Also joins `--option=value`, which bash splits at the equals sign.
  private static let bash = """
    _rplint() {
        local -a words=()
        local word file
        for word in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
            if [[ "${word}" != '=' || "${words[${#words[@]} - 1]}" != --* ]]; then words+=("${word}"); fi
        done
        local cur="${2}"
        if [[ "${cur}" == '=' ]]; then cur=''; fi
        if [[ "${#words[@]}" -gt 1 || "${cur}" == -* ]] && [[ ' \(commands) ' != *" ${words[1]} "* ]]; then
            words=("${words[0]}" lint "${words[@]:1}")
        fi
        local COMP_CWORD="${#words[@]}"
        local -a COMP_WORDS=("${words[@]}" "${cur}")
        local COMP_LINE="${COMP_WORDS[*]}"
        local COMP_POINT="${#COMP_LINE}"
        _rplint_commands "${1}" "${cur}" "${words[${#words[@]} - 1]}"
        if [[ "${COMP_CWORD}" == 1 ]]; then
            while IFS='' read -r file; do COMPREPLY+=("${file}"); done < <(compgen -f -- "${cur}")
        fi
    }
    """

  private static let zsh = """
    #compdef rplint

    _rplint() {
        local -ar rplint_commands=(\(commands))
        local -i ret=1
        if (( CURRENT > 2 )) || [[ "${words[2]}" == -* ]]; then
            if (( ! ${rplint_commands[(Ie)${words[2]}]} )); then
                words=("${words[1]}" lint "${(@)words[2,-1]}")
                (( CURRENT++ ))
            fi
        else
            _files && ret=0
        fi
        _rplint_commands "${@}" && ret=0
        return "${ret}"
    }
    """

  private static let fish = """
    function __rplint_tokens
        if string match -q -- '-t*' $argv[1]
            __rplint_given_tokens $argv
            return
        end
        set -l tokens (__rplint_given_tokens $argv)
        set -l before (__rplint_given_tokens -pc)
        set -l first $before[2]
        if test (count $before) -eq 1
            set first (string match -- '-*' (commandline -t))
        end
        if test -n "$first"; and not contains -- $first \(commands)
            set tokens $tokens[1] lint $tokens[2..]
        end
        printf '%s\\n' $tokens
    end

    complete -c rplint -n '__rplint_should_offer_completions_for_positional "rplint" -eq 1' -F
    """
}
