package record

import (
	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// contents are the records of one file.
type contents struct {
	entities []*knowledge.Entity
	sources  []*knowledge.Source
	events   []*knowledge.Event
	facts    []*factRecord
}

// factRecord is a fact whose "about" isn't yet told apart into entities and
// events.
type factRecord struct {
	knowledge.Fact
	about []string
}

var fileFields = []field[contents]{
	key("entities", "Who acts, what is used, and the terms that scopes are made of.",
		records("entity", entityFields, func(e *knowledge.Entity) *knowledge.Origin { return &e.Origin }), func(c *contents) *[]*knowledge.Entity { return &c.entities }),
	key("sources", "The documents, statements and articles that tell of events and facts.",
		records("source", sourceFields, func(s *knowledge.Source) *knowledge.Origin { return &s.Origin }), func(c *contents) *[]*knowledge.Source { return &c.sources }),
	key("events", "Acts, each of one actor, once however many sources tell it.",
		records("event", eventFields, func(e *knowledge.Event) *knowledge.Origin { return &e.Origin }), func(c *contents) *[]*knowledge.Event { return &c.events }),
	key("facts", "Dated, sourced statements that change no status.",
		records("fact", factFields, func(f *factRecord) *knowledge.Origin { return &f.Origin }), func(c *contents) *[]*factRecord { return &c.facts }),
}

var entityFields = []field[knowledge.Entity]{
	key("id", "How other records name the entity.", id[knowledge.EntityID](), func(e *knowledge.Entity) *knowledge.EntityID { return &e.ID }).must(),
	key("kind", "What it is.", also(oneOf(knowledge.Kinds()), "group", knowledge.AudienceKind), func(e *knowledge.Entity) *knowledge.Kind { return &e.Kind }).must(),
	key("names", "What people call it, the best name first; with dates where a name changed or changed hands.", many(name()), func(e *knowledge.Entity) *[]knowledge.Name { return &e.Names }),
	key("sector", "The trade of a company.", words[string](), func(e *knowledge.Entity) *string { return &e.Sector }),
	key("in", "What it is part of: a class of apps, an organization, a wider term; with dates where that changed.", many(link(wider)), func(e *knowledge.Entity) *[]knowledge.Link { return &e.In }),
	key("under", "Bodies above, which may undo its acts and whose rules may reach it; with dates where that changed.", many(link(entity)), func(e *knowledge.Entity) *[]knowledge.Link { return &e.Under }),
	key("owners", ownersDoc, many(owner()), func(e *knowledge.Entity) *[]knowledge.Owner { return &e.Owners }),
	key("collection", collectionDoc, to[knowledge.Collection](collection), func(e *knowledge.Entity) *knowledge.Collection { return &e.Collection }),
}

const collectionDoc = "The part of the knowledge it belongs to, which says who may see it; unsaid: everybody."

const ownersDoc = "Ids in Slack of who answers for it, where a person is asked: users, user groups or channels."

var nameFields = []field[knowledge.Name]{
	key("name", "The name.", words[string](), func(n *knowledge.Name) *string { return &n.Text }).must(),
	key("from", "First date of the name.", date(), func(n *knowledge.Name) *knowledge.Date { return &n.From }),
	key("until", "Last date of the name.", date(), func(n *knowledge.Name) *knowledge.Date { return &n.Until }),
	key("as_written", "True where the name is an everyday word too: it then names the entity only where it is written so.", boolean(), func(n *knowledge.Name) *bool { return &n.AsWritten }),
}

func name() form[knowledge.Name] {
	return mapping("name", nameFields).orPlain(words[string](), func(s string) knowledge.Name { return knowledge.Name{Text: s} })
}

func linkFields(to form[knowledge.EntityID]) []field[knowledge.Link] {
	return []field[knowledge.Link]{
		key("id", "The entity it leads to.", to, func(l *knowledge.Link) *knowledge.EntityID { return &l.To }).must(),
		key("from", "First date of the link.", date(), func(l *knowledge.Link) *knowledge.Date { return &l.From }),
		key("until", "Last date of the link.", date(), func(l *knowledge.Link) *knowledge.Date { return &l.Until }),
	}
}

func link(what target) form[knowledge.Link] {
	plain := to[string](what)
	return mapping("link", linkFields(to[knowledge.EntityID](what))).orPlain(plain, func(s string) knowledge.Link { return knowledge.Link{To: knowledge.EntityID(s)} })
}

var sourceFields = []field[knowledge.Source]{
	key("id", "How reports name the source.", id[knowledge.SourceID](), func(s *knowledge.Source) *knowledge.SourceID { return &s.ID }).must(),
	key("title", "Its title.", words[string](), func(s *knowledge.Source) *string { return &s.Title }).must(),
	key("publisher", "Who published it.", words[string](), func(s *knowledge.Source) *string { return &s.Publisher }),
	key("date", "When it was published, as precisely as is known.", date(), func(s *knowledge.Source) *knowledge.Date { return &s.Date }),
	key("url", "Its address, where one is known.", text[string](), func(s *knowledge.Source) *string { return &s.URL }),
	key("tier", "How close it stands to the act.", oneOf(knowledge.Tiers()), func(s *knowledge.Source) *knowledge.Tier { return &s.Tier }),
	key("note", "What a reader should know of it, such as a date that was inferred.", words[string](), func(s *knowledge.Source) *string { return &s.Note }),
	key("retracted", "When it was retracted; unsaid: never.", date(), func(s *knowledge.Source) *knowledge.Date { return &s.Retracted }),
	key("collection", collectionDoc, to[knowledge.Collection](collection), func(s *knowledge.Source) *knowledge.Collection { return &s.Collection }),
}

var eventFields = []field[knowledge.Event]{
	key("id", "How other records name the event.", id[knowledge.EventID](), func(e *knowledge.Event) *knowledge.EventID { return &e.ID }).must(),
	key("by", "Whose act it is: the body, not its speaker.", to[knowledge.EntityID](entity), func(e *knowledge.Event) *knowledge.EntityID { return &e.By }).must(),
	key("do", "What it does.", oneOf(knowledge.Acts()), func(e *knowledge.Event) *knowledge.Act { return &e.Do }).must(),
	key("of", "The act that is considered, warned of or advised.", oneOf(knowledge.Acts()), func(e *knowledge.Event) *knowledge.Act { return &e.Of }),
	key("app", "What it is about: one app, several, or a class; unsaid: that of the event it names.", many(to[knowledge.EntityID](entity)), func(e *knowledge.Event) *[]knowledge.EntityID { return &e.Apps }),
	key("names", "The events that it undoes, changes, replaces or denies.", many(to[knowledge.EventID](event)), func(e *knowledge.Event) *[]knowledge.EventID { return &e.Names }),
	key("announced", "When it was announced.", date(), func(e *knowledge.Event) *knowledge.Date { return &e.Announced }).must(),
	key("from", "When it takes effect; unsaid: when announced.", date(), func(e *knowledge.Event) *knowledge.Date { return &e.From }),
	key("until", "Its last day; unsaid: it stays.", date(), func(e *knowledge.Event) *knowledge.Date { return &e.Until }),
	key("order", "Its place among the acts of one day.", whole(0, 10000), func(e *knowledge.Event) *int { return &e.Order }),
	key("scope", "Whom and what it covers; unsaid: the actor's own people, without a limit.", scope(), func(e *knowledge.Event) *knowledge.Scope { return &e.Scope }),
	key("conditions", "What must be met for the use or the exemption.", many(condition()), func(e *knowledge.Event) *[]knowledge.Condition { return &e.Conditions }),
	key("reason", "Why it was done, as somebody gives it.", many(reason()), func(e *knowledge.Event) *[]knowledge.Reason { return &e.Reasons }),
	key("text", "One or two sentences that tell it, in your own words.", text[string](), func(e *knowledge.Event) *string { return &e.Text }),
	key("reports", "The sources that tell it.", many(report()), func(e *knowledge.Event) *[]knowledge.Report { return &e.Reports }),
	key("reviewed", "When somebody last confirmed that the record holds.", date(), func(e *knowledge.Event) *knowledge.Date { return &e.Reviewed }),
	key("collection", collectionDoc, to[knowledge.Collection](collection), func(e *knowledge.Event) *knowledge.Collection { return &e.Collection }),
}

var conditionFields = []field[knowledge.Condition]{
	key("name", "What must be met.", words[string](), func(c *knowledge.Condition) *string { return &c.Name }).must(),
	key("grants", "Who grants it.", words[string](), func(c *knowledge.Condition) *string { return &c.Grants }),
	key("by", "Who grants it: another word for grants.", words[string](), func(c *knowledge.Condition) *string { return &c.Grants }),
	key("lasts", "How long a grant lasts.", words[string](), func(c *knowledge.Condition) *string { return &c.Lasts }),
}

func condition() form[knowledge.Condition] {
	return mapping("condition", conditionFields).orPlain(words[string](), func(s string) knowledge.Condition { return knowledge.Condition{Name: s} })
}

var reasonFields = []field[knowledge.Reason]{
	key("text", "The reason.", words[string](), func(x *knowledge.Reason) *string { return &x.Text }).must(),
	key("by", "Who gives or denies it; unsaid: the actor.", words[string](), func(x *knowledge.Reason) *string { return &x.By }),
	key("denies", "Whether it is said that this is not the reason.", boolean(), func(x *knowledge.Reason) *bool { return &x.Denied }),
	key("reports", "The sources that tell the reason.", many(report()), func(x *knowledge.Reason) *[]knowledge.Report { return &x.Reports }),
}

func reason() form[knowledge.Reason] {
	return mapping("reason", reasonFields).orPlain(words[string](), func(s string) knowledge.Reason { return knowledge.Reason{Text: s} })
}

// says is whether a report tells or denies.
type says string

var denies = oneOf([]says{"denies"})

var reportFields = []field[knowledge.Report]{
	key("source", "The source that tells it.", to[knowledge.SourceID](source), func(x *knowledge.Report) *knowledge.SourceID { return &x.Source }).must(),
	key("at", "Where in the source.", words[string](), func(x *knowledge.Report) *string { return &x.At }),
	key("quote", "Somebody's exact words, and nothing else.", words[string](), func(x *knowledge.Report) *string { return &x.Quote }),
	key("speaker", "Who said the quoted words.", words[string](), func(x *knowledge.Report) *string { return &x.Speaker }),
	key("certainty", "How surely the source tells it; unsaid: stated.", oneOf(knowledge.Certainties()), func(x *knowledge.Report) *knowledge.Certainty { return &x.Certainty }),
	{key: "says", doc: "Where the source says that it is not so.", schema: denies.schema, read: func(r *reader, n *yaml.Node, into *knowledge.Report) {
		_, into.Denies = denies.read(r, n)
	}},
	key("differs", "How this source tells it otherwise: another act, date or scope.", words[string](), func(x *knowledge.Report) *string { return &x.Differs }),
}

func report() form[knowledge.Report] {
	f := mapping("report", reportFields)
	read := f.read
	f.read = func(r *reader, n *yaml.Node) (knowledge.Report, bool) {
		v, ok := read(r, n)
		v.Origin = r.at(n)
		return v, ok
	}
	return f
}

var factFields = []field[factRecord]{
	key("id", "How the fact is named.", id[knowledge.FactID](), func(f *factRecord) *knowledge.FactID { return &f.ID }).must(),
	key("about", "The entities or events that it is about.", many(to[string](topic)), func(f *factRecord) *[]string { return &f.about }).must(),
	key("relation", "What it says of them: owner, users, data location, procedure, …", words[string](), func(f *factRecord) *string { return &f.Relation }).must(),
	key("value", "What it is, with its kind.", value(), func(f *factRecord) *knowledge.Value { return &f.Value }),
	key("by", "Who said it.", words[string](), func(f *factRecord) *string { return &f.By }),
	key("holds", "Whether it holds, doesn't, isn't known, or somebody declined to say; unsaid: it holds.", holds(), func(f *factRecord) *knowledge.Truth { return &f.Holds }),
	key("date", "The date of what it states; unsaid: that of its sources.", date(), func(f *factRecord) *knowledge.Date { return &f.Date }),
	key("text", "One or two sentences that tell it, in your own words.", text[string](), func(f *factRecord) *string { return &f.Text }),
	key("reports", "The sources that tell it.", many(report()), func(f *factRecord) *[]knowledge.Report { return &f.Reports }),
	key("reviewed", "When somebody last confirmed that the record holds.", date(), func(f *factRecord) *knowledge.Date { return &f.Reviewed }),
	key("collection", collectionDoc, to[knowledge.Collection](collection), func(f *factRecord) *knowledge.Collection { return &f.Collection }),
}

var valueFields = []field[knowledge.Value]{
	key("kind", "The kind of thing it is.", oneOf(knowledge.ValueKinds()), func(v *knowledge.Value) *knowledge.ValueKind { return &v.Kind }).must(),
	key("text", "The value in words.", words[string](), func(v *knowledge.Value) *string { return &v.Text }),
	key("number", "The number, of a value of that kind.", number(), func(v *knowledge.Value) *float64 { return &v.Number }),
	key("unit", "What the number counts: people, USD.", words[string](), func(v *knowledge.Value) *string { return &v.Unit }),
	key("date", "The date, of a value of that kind.", date(), func(v *knowledge.Value) *knowledge.Date { return &v.Date }),
}

// value is a plain text or a mapping with its kind, and has what its kind
// needs.
func value() form[knowledge.Value] {
	f := mapping("value", valueFields).orPlain(words[string](), func(s string) knowledge.Value {
		return knowledge.Value{Kind: knowledge.TextValue, Text: s}
	})
	read := f.read
	f.read = func(r *reader, n *yaml.Node) (knowledge.Value, bool) {
		v, ok := read(r, n)
		needs := "text"
		switch v.Kind {
		case knowledge.NumberValue:
			needs = "number"
		case knowledge.DateValue:
			needs = "date"
		}
		if ok && v.Kind != "" && n.Kind == yaml.MappingNode && !hasKey(n, needs) {
			r.errorf(n, "%s: a value of the kind %s has no %s: it must have one", r.where(), v.Kind, quote(needs))
		}
		return v, ok
	}
	return f
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// holds reads yes and no also where YAML takes them for true and false.
func holds() form[knowledge.Truth] {
	words := oneOf(knowledge.Truths())
	s := schema{"enum": []any{knowledge.Holds, knowledge.HoldsNot, knowledge.NotKnown, knowledge.DeclinedT, true, false}}
	return form[knowledge.Truth]{s, func(r *reader, n *yaml.Node) (knowledge.Truth, bool) {
		switch {
		case n.Kind == yaml.ScalarNode && n.Value == "true":
			return knowledge.Holds, true
		case n.Kind == yaml.ScalarNode && n.Value == "false":
			return knowledge.HoldsNot, true
		}
		return words.read(r, n)
	}}
}
