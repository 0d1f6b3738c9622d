package language

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
)

// webAddress is an address on the web that is written out: with a scheme, www or a path.
var webAddress = regexp.MustCompile(`(?i)\b(?:https?://(?:www\.)?|www\.)((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:/[^\s<>|]*)?|\b((?:[a-z0-9-]+\.)+[a-z]{2,})/[^\s<>|]*`)

// PlainAddresses gives a text in which of each address on the web only the host stands,
// which is what names something: "https://www.acme.example/a?b=c" is acme.example. A mark
// at its end that ends the sentence stays.
func PlainAddresses(text string) string {
	if !strings.ContainsAny(text, "/") && !strings.Contains(strings.ToLower(text), "www.") {
		return text
	}
	return webAddress.ReplaceAllStringFunc(text, func(address string) string {
		host := webAddress.FindStringSubmatch(address)
		end := ""
		if last := address[len(address)-1]; strings.IndexByte("?!.,;", last) >= 0 {
			end = string(last)
		}
		return host[1] + host[2] + end
	})
}

var hostRE = regexp.MustCompile(`^(?:[a-z0-9-]+\.)+[a-z]{2,}$`)

// addressAt reads the host of an address as the app that it leads to by its name: pigeon.example
// leads to Pigeon, and docs.acme.example to Acme Docs. One that leads to none names something
// that no record knows.
func (l *Lexicon) addressAt(tokens []Token, i int) (Mention, bool) {
	t := tokens[i]
	if !t.Word || !hostRE.MatchString(t.Norm) {
		return Mention{}, false
	}
	labels := strings.Split(t.Norm, ".")
	labels = labels[:len(labels)-1]
	if n := len(labels); n > 1 && listed("host-suffix", labels[n-1]) {
		labels = labels[:n-1]
	}
	name := strings.ReplaceAll(labels[len(labels)-1], "-", "")
	names := []string{name}
	if n := len(labels); n > 1 {
		names = []string{name + labels[n-2], name + " " + labels[n-2], name}
	}
	for _, n := range names {
		if apps := l.appsCalled(n); len(apps) == 1 {
			return Mention{Entities: apps, From: i, To: i + 1, Slip: true}, true
		}
	}
	return Mention{}, false
}

// appsCalled are the apps of that name, however its words are parted.
func (l *Lexicon) appsCalled(name string) []knowledge.EntityID {
	var apps []knowledge.EntityID
	for _, id := range slices.Concat(l.names[name], l.squashed[name], l.everyday[name]) {
		if e := l.base.Entity(id); e != nil && e.Kind == knowledge.App && !slices.Contains(apps, id) {
			apps = append(apps, id)
		}
	}
	return apps
}
