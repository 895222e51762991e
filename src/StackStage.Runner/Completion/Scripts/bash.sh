# bash completion for stackstage. Load it with:  eval "$(stackstage completion bash)"
_stackstage() {
    local line=${COMP_LINE:0:COMP_POINT} text rest kind= word= before= quoted
    COMPREPLY=()

    # Readline replaces only what follows the last : or = of a word.
    word=${line##*[[:space:]]}
    if [[ $COMP_WORDBREAKS == *:* && $word == *:* ]]; then
        before=${word%"${word##*:}"}
    fi

    while IFS=$'\t' read -r text rest; do
        case $text in
            :files | :folders) kind=${text#:} ;;
            ?*)
                printf -v quoted %q "${text#"$before"}"
                COMPREPLY+=("$quoted")
                ;;
        esac
    done < <("${1/#\~/$HOME}" complete --line="$line" 2>/dev/null)

    # Paths are completed by the shell itself, where no name fits. bash 3.2, which has no compopt, gets them without its quoting.
    if [[ ${#COMPREPLY[@]} -eq 0 && -n $kind ]]; then
        if [[ $kind == folders ]]; then
            compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$2"))
        else
            compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2"))
        fi
    fi
}
complete -F _stackstage stackstage
