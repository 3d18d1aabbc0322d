"""What Latchkey weighs and how fast it is, beside a stated floor, on this machine, in this run."""
