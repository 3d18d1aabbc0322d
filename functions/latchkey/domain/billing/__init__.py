"""What is billed, how it is paid, and how the two are kept in balance."""
