"""The real aws CLI, many commands in one process: reads a JSON array of command lines, prints an array of results."""
import contextlib
import io
import json
import shlex
import sys

import awscli.clidriver

driver = awscli.clidriver.create_clidriver()
results = []
for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    # The CLI writes bytes of objects to the buffer below sys.stdout.
    out.buffer = io.BytesIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exit_code = driver.main(shlex.split(line))
        except SystemExit as end:
            exit_code = end.code
    text = out.getvalue()
    results.append({"line": line, "exit": exit_code, "out": json.loads(text) if text.strip().startswith(("{", "[")) else text.strip() or None, "err": err.getvalue().strip()})
print(json.dumps(results, default=str))
