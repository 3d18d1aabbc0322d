"""What India alone asks: its states, fiscal year, tax deducted at source, returns and UPI."""
