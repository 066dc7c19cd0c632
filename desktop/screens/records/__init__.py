"""Any kind of record, from its declaration alone: its list, the fields of the one stood on, a form for a new one."""
