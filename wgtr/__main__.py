"""`python -m wgtr`: the same as the command `wgtr`."""

from wgtr.command_line import main

if __name__ == "__main__":
    main(prog_name="wgtr")
