"""What machines find the pages by: sitemap, schema.org's descriptions, and what is shown where they are shared."""
