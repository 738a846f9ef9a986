"""Pages of the reports: home, requests, jobs, reading, downloads."""
