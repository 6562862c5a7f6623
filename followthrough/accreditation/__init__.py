"""Programmes that follow a framework, such as an accreditation: services reviewed, gaps, actions, how ready it is."""
