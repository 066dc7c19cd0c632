"""Whole stories: real services and programs in processes of their own, killed, crossed, fed with rubbish, watched.

| | |
|---|---|
| `test_kills*.py` | SIGKILL at every named fault point and at random moments; nothing acknowledged is lost |
| `test_canary.py` | no customer's word in plain text in any file, while it runs and after |
| `test_keyring.py` | a real Secret Service |
| `test_two_processes.py` | window and terminal on one profile |
| `test_bad_input.py` | rubbish through the terminal: a sentence, never a traceback |
| `test_cli_contract.py` | every command of CLI.md, without Qt |
| `test_story_*.py` | the long stories, in the terminal and in the window |

More random seeds than the default run tries:  TACIT_SEEDS=20 .venv/bin/python -m pytest tests/e2e -k random
"""
