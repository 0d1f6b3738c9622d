// Package record reads a folder of record files, or says at which file and
// line it can't.
//
// [LoadDir] and [Load] read every YAML file as records, knowledge.yaml at the
// root as settings, and documents as passages (package document says which are
// read). LoadDir adds what the documents said before, where the folder lies in a
// Git repository. All errors of a run are reported together. With an error in records or
// settings there is no Base; a document that can't be read is left out. What a
// record may say is one table of keys (keys.go): it decodes the files, and
// [Schema] writes it out for editors. [Format] puts a file into the canonical
// layout.
//
// The files are taken as a stranger's: size, depth and number of values are
// bounded, YAML aliases are refused, and nothing outside the folder is read but
// the repository that it lies in.
package record
