"""What people read: pages, tables, words."""
