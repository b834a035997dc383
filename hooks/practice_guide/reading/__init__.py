"""Reading what authors write: front matter as checked data, and problems in their words."""
