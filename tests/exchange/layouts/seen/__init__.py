"""Made-up tracker layouts with their truth: one module each, written out by `python -m seen FOLDER`."""
