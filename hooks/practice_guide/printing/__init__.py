"""Paper: the code of a sheet, its QR code, and PDFs. Data in, text or bytes out."""
