#!/usr/bin/env python3
# ckanapi's own command. Its workers start this file again, so it must be executable.
from ckanapi.cli.main import main

main()
