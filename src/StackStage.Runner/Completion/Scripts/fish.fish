# fish completion for stackstage. Load it with:  stackstage completion fish | source
# or save it as ~/.config/fish/completions/stackstage.fish
function __stackstage_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    for line in ($program complete --current="$current" -- $words 2>/dev/null)
        switch $line
            case ':files' ':folders'
                set -l prefix ''
                set -l path $current
                if string match -qr '^-[^:]*:' -- $current
                    set prefix (string match -r '^-[^:]*:' -- $current)
                    set path (string replace -r '^-[^:]*:' '' -- $current)
                end
                if test $line = ':folders'
                    for found in (__fish_complete_directories "$path" '')
                        echo $prefix$found
                    end
                else
                    for found in (__fish_complete_path "$path")
                        echo $prefix$found
                    end
                end
            case '*'
                echo $line
        end
    end
end
complete -c stackstage -f -a '(__stackstage_complete)'
