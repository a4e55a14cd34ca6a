/** Makes the script with which a shell asks a program for candidates, from the program's name. */
type ScriptFor = (program: string) => string;

/**
 * For bash 3.2 and later, without the package bash-completion. It never runs text of the line or of a
 * candidate, as `eval` and `compgen -W` do: the name of a file can contain `$(...)`. Bash quotes the text
 * that it puts on the line. It splits words at "="; the script joins them again.
 */
const bash: ScriptFor = (program) => `# bash completion for ${program}
__${idOf(program)}_complete() {
    local cur word before= line
    local -a words=()
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
        word=\${word//[\\\\\\"\\']/}
        cur=$word
        if [[ $word == = || $before == = ]] && ((\${#words[@]} > 0)); then
            words[\${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        before=$word
    done
    if [[ $cur == = ]]; then cur=; fi
    COMPREPLY=()
    while IFS= read -r line; do
        line=\${line%%$'\\t'*}
        if [[ -n $line && $line != :* && $line == "$cur"* ]]; then COMPREPLY+=("\${line%/}"); fi
    done < <(${program} complete -- "\${words[@]}" 2>/dev/null)
}
complete -o filenames -F __${idOf(program)}_complete ${program}
`;

/** For zsh. It never runs text of the line or of a candidate. Zsh quotes the text that it inserts. */
const zsh: ScriptFor = (program) => `#compdef ${program}
_${idOf(program)}() {
    local line value
    local -a entries folders
    for line in "\${(@f)$(${program} complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
        if [[ -z $line || $line == :* ]]; then continue; fi
        value=\${\${line%%$'\\t'*}//:/\\\\:}
        if [[ $value == */ ]]; then
            folders+=("$value")
        else
            entries+=("$value:\${line#*$'\\t'}")
        fi
    done
    compset -P '--*='
    _describe -V ${program} entries -- folders -S ''
}
if [[ \${funcstack[1]} == _${idOf(program)} ]]; then
    _${idOf(program)}
else
    compdef _${idOf(program)} ${program}
fi
`;

function idOf(program: string): string {
  return program.replaceAll(/[^A-Za-z\d_]/g, "_");
}

/** The scripts that replace the scripts of the completion library, by the name of the shell. */
export const OWN_SCRIPTS: ReadonlyMap<string, ScriptFor> = new Map([
  ["bash", bash],
  ["zsh", zsh],
]);
