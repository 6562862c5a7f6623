"""Made-up trackers kept back as an exam for the reader: every council, post and sentence is invented."""
