package state

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// writeAhead is what SQLite's write-ahead log holds of a database: as much as
// SQLite itself would read after a crash.
type writeAhead struct {
	pages int64          // of the database by the log's last commit; 0: there is none
	holds map[int64]bool // the pages that stand in the log, from 1
}

// The log's layout, from SQLite's description of its file format.
const (
	logHeader   = 32
	frameHeader = 24
	logMagic    = 0x377f0682 // or one more, where checksums are big-endian
)

// readLog reads the log beside the file, up to where it is cut or spoilt.
func readLog(file string) (writeAhead, error) {
	w := writeAhead{holds: map[int64]bool{}}
	f, err := os.Open(file + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	header := make([]byte, logHeader)
	if _, err := io.ReadFull(r, header); err != nil {
		return w, endless(err)
	}
	if sum, salts, ok := readLogHeader(header); ok {
		err = w.readFrames(r, sum, salts)
	}
	return w, err
}

func readLogHeader(header []byte) (sum checksum, salts string, ok bool) {
	magic := binary.BigEndian.Uint32(header)
	sum.order = binary.LittleEndian
	if magic&1 == 1 {
		sum.order = binary.BigEndian
	}
	sum.add(header[:24])
	return sum, string(header[16:24]), magic&^1 == logMagic && binary.BigEndian.Uint32(header[8:]) == pageSize && sum.is(header[24:])
}

// readFrames notes the pages of each commit once it is there as a whole. A
// frame of an older round of the log has other salts.
func (w *writeAhead) readFrames(r io.Reader, sum checksum, salts string) error {
	frame := make([]byte, frameHeader+pageSize)
	var begun []int64
	for {
		if _, err := io.ReadFull(r, frame); err != nil {
			return endless(err)
		}
		sum.add(frame[:8])
		sum.add(frame[frameHeader:])
		if string(frame[8:16]) != salts || !sum.is(frame[16:]) {
			return nil
		}
		begun = append(begun, int64(binary.BigEndian.Uint32(frame)))
		if pages := binary.BigEndian.Uint32(frame[4:]); pages > 0 {
			w.pages = int64(pages)
			for _, page := range begun {
				w.holds[page] = true
			}
			begun = begun[:0]
		}
	}
}

// endless turns the end of the log, wherever it is, into no error.
func endless(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// checksum is the log's, which runs on from its header through all frames.
type checksum struct {
	order binary.ByteOrder
	a, b  uint32
}

func (c *checksum) add(data []byte) {
	for ; len(data) >= 8; data = data[8:] {
		c.a += c.order.Uint32(data) + c.b
		c.b += c.order.Uint32(data[4:]) + c.a
	}
}

func (c *checksum) is(stored []byte) bool {
	return binary.BigEndian.Uint32(stored) == c.a && binary.BigEndian.Uint32(stored[4:]) == c.b
}
