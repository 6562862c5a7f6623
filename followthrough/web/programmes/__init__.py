"""Programmes: what is tracked and is no recommendation, such as an accreditation."""
