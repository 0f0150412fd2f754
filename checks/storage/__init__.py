"""Tables, migrations and files of a casebook."""
