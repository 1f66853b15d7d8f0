"""Files of other programs, read as models and written from plain values: one module a format.

What a file says and a model cannot is an error with its line and column, and nothing is imported; what the import
settled, or left behind because it is a matter of degree, is a warning. No format is read by evaluating it.
"""
