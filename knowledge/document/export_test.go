package document

// Fixtures for tests of whole folders.
var (
	ZipOf = zipOf
	PDFOf = pdfOf
)
