package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// text decodes a text file and ends its lines as Unix does. It is UTF-8, or
// UTF-16 with its mark at the head, or Windows-1252 where the data look like it
// throughout: what may be anything else is refused, since it would be read as
// other words.
func (c *collector) text(data []byte) ([]byte, bool) {
	decoded, how, err := decode(data)
	if err != nil {
		c.refuse("%v", err)
		return nil, false
	}
	if how != "" {
		c.note("read as %s, since it isn't UTF-8", how)
	}
	return unixLines(decoded), true
}

func unixLines(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// decode gives the data in UTF-8, and names the encoding that was guessed.
func decode(data []byte) (decoded []byte, guessed string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return nil, "", errors.New("text in UTF-32: save the file as UTF-8")
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		decoded, err := decodeAs(xunicode.UTF16(xunicode.BigEndian, xunicode.ExpectBOM), "UTF-16", data)
		return decoded, "", err
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, "", fmt.Errorf("binary data (a zero byte at offset %d): expected text", i)
	}
	if utf8.Valid(data) {
		return data, "", nil
	}
	if line := max(mixedUTF8(data), unlikeWindows(data)); line > 0 {
		return nil, "", fmt.Errorf("text on line %d that isn't UTF-8: save the file as UTF-8", line)
	}
	decoded, err = decodeAs(charmap.Windows1252, "Windows-1252", data)
	return decoded, "Windows-1252", err
}

// decodeAs refuses data that hold what the encoding can't.
func decodeAs(e encoding.Encoding, name string, data []byte) ([]byte, error) {
	decoded, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) || bytes.IndexByte(decoded, 0) >= 0 {
		return nil, fmt.Errorf("damaged: it isn't the %s that it is said to be; save it as UTF-8", name)
	}
	return decoded, nil
}

// mixedUTF8 gives the first line that isn't UTF-8 in text that is elsewhere, or
// 0: that is UTF-8 which was damaged, and nothing else.
func mixedUTF8(data []byte) int {
	line, bad, other := 1, 0, false
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 {
				bad = line
			}
		case size > 1:
			other = true
		case r == '\n':
			line++
		}
		data = data[size:]
	}
	if other {
		return bad
	}
	return 0
}

// unlikeWindows gives the first line that isn't Western European text in
// Windows-1252, or 0. In other encodings of one byte the same bytes are other
// letters: these stand in rows, or signs stand inside words.
func unlikeWindows(data []byte) int {
	const most = 2 // accented letters in a row
	line, row := 1, 0
	before := ' '
	for i, b := range data {
		r := charmap.Windows1252.DecodeByte(b)
		if b == '\n' {
			line++
		}
		if b < 0x80 {
			row = 0
			before = r
			continue
		}
		if row++; row > most {
			return line
		}
		after := ' '
		if i+1 < len(data) {
			after = charmap.Windows1252.DecodeByte(data[i+1])
		}
		if !westernLetter(r) && !(strings.ContainsRune(signs, r) && !inWord(before, r, after)) {
			return line
		}
		before = r
	}
	return 0
}

func westernLetter(r rune) bool {
	return strings.ContainsRune("ŠšŽžŒœŸƒ", r) || r >= 'À' && r != '×' && r != '÷' && r <= 'ÿ'
}

const signs = "€‚„…†‡‰‹‘’“”•–—™›\u00a0¡¢£¥§©ª«\u00ad®°±²³´µ¶·º»¼½¾¿×÷"

// inWord tells that a sign stands where only a letter can.
func inWord(before, r, after rune) bool {
	return unicode.IsLower(before) && unicode.IsLower(after) && !strings.ContainsRune("’–—\u00ad\u00a0…·‘", r)
}
