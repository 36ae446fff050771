"""Links of a municipality's pages to forms as they were before: found, replaced by services, and led on."""
