"""The real aws CLI, many commands in one process: reads {known, lines}, prints an array of results.

A line "name = command" keeps its answer; <<name>> or <<name.expression>> (JMESPath) in later arguments is replaced by it.
"""
import contextlib
import io
import json
import re
import shlex
import sys

import awscli.clidriver
import jmespath

driver = awscli.clidriver.create_clidriver()
sent = json.load(sys.stdin)
known, results = sent["known"], []


def filled(argument):
    def value(match):
        found = known[match[1]]
        found = jmespath.search(match[2], found) if match[2] else found
        return found if isinstance(found, str) else json.dumps(found)
    return re.sub(r"<<(\w+)(?:[. ](.+?))?>>", value, argument)


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return text or None


for line in sent["lines"]:
    name, command = re.fullmatch(r"(?:(\w+) = )?(.*)", line, re.DOTALL).groups()
    out, err = io.StringIO(), io.StringIO()
    # The CLI writes bytes of objects to the buffer below sys.stdout.
    out.buffer = io.BytesIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exit_code = driver.main([filled(a) for a in shlex.split(command)])
        except SystemExit as end:
            exit_code = end.code
        except KeyError as missing:
            exit_code = 1
            err.write(f"There is no answer named {missing}.")
    answer = parsed(out.getvalue().strip())
    if name:
        known[name] = answer
    results.append({"line": line, "name": name, "exit": exit_code, "out": answer, "err": err.getvalue().strip()})
print(json.dumps(results, default=str))
