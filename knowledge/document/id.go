package document

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"policybot/knowledge"
)

// IDOf is the id of a document of which nothing says another one, made of its path: policies.device-memo from
// policies/Device memo.md, and policies.device-memo.pdf from the PDF beside it.
// Where letters are lost or the path is long, a hash of it keeps two documents
// apart.
func IDOf(name string) knowledge.SourceID {
	const most = 50
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	switch ext = strings.ToLower(ext); ext {
	case ".md", ".markdown", ".txt":
	default:
		stem += "/" + strings.TrimPrefix(ext, ".")
	}
	var b strings.Builder
	lost := false
	for _, r := range strings.ToLower(stem) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_' && b.Len() > 0:
			b.WriteRune(r)
		case r == '/':
			b.WriteByte('.')
		case r < 0x80:
			if s := b.String(); s != "" && s[len(s)-1] != '-' {
				b.WriteByte('-')
			}
		default:
			lost = true
		}
	}
	id := strings.Trim(b.String(), "-._")
	if lost || id == "" || len(id) > most {
		id = strings.Trim(id[:min(len(id), most-9)]+"-"+hash(name), "-._")
	}
	return knowledge.SourceID(id)
}

// hash is short, and long enough for the passages of one document.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}
