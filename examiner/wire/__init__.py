"""How the two sides talk: framed messages of plain data."""
