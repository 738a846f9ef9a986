"""What a change of standards, switches or advice would do to communities and reports,
computed by the rules themselves before it is stored. Nothing here writes."""
