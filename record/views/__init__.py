"""Pages of the record: rows one by one, lists, figures of a period, the workbench."""
