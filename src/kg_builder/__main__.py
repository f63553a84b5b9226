"""`python -m kg_builder`: the same as the console script."""

from kg_builder.cli import main

if __name__ == "__main__":
    main()
