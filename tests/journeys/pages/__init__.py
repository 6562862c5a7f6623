"""The pages as people meet them: what can be read and pressed there, each under the page's own name."""
