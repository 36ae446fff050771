"""The numbers shown: charts for staff, CSV, open data. What is counted, and how, is in sites.numbers."""
