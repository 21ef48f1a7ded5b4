package document

import (
	"bytes"
	"encoding/binary"
)

// orientation answers the EXIF orientation of a JPEG, 1 to 8, and 1 where there is none that can be read (CIPA DC-008, TIFF 6.0:
// tag 0x0112 of the first directory). Nothing else of EXIF is read, and none of it is kept.
func orientation(jpeg []byte) int {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, size := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		switch {
		case marker == 0xff: // A fill byte before a marker.
			at++
			continue
		case marker == 0xda || marker == 0xd9 || size < 2 || at+2+size > len(jpeg):
			return 1
		case marker == 0xe1:
			if tiff, found := bytes.CutPrefix(jpeg[at+4:at+2+size], []byte("Exif\x00\x00")); found {
				return tiffOrientation(tiff)
			}
		}
		at += 2 + size
	}
	return 1
}

func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	if len(tiff) < 8 {
		return 1
	}
	first := uint64(order.Uint32(tiff[4:]))
	if first+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if value := int(order.Uint16(entries[8:])); value >= 1 && value <= 8 {
				return value
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
