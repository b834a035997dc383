"""What templates show, worked out beforehand: plain values, with every address relative to the page."""
