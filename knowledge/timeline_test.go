package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	. "policybot/knowledge"
)

// world makes a Base of events written one a line: "id do key=value …", by
// acme on pigeon unless told otherwise, reported by a policy paper.
func world(t *testing.T, lines string) *Base {
	t.Helper()
	entities := []*Entity{
		{ID: "acme", Kind: Company}, {ID: "labs", Kind: UnitKind, In: []Link{{To: "acme"}}},
		{ID: "parent", Kind: Company}, {ID: "sub", Kind: Company, Under: []Link{{To: "parent"}}},
		{ID: "land", Kind: Government}, {ID: "other", Kind: Company},
		{ID: "insider", Kind: Company, In: []Link{{To: "land"}}},
		{ID: "pigeon", Kind: App, In: []Link{{To: "messengers"}}}, {ID: "owl", Kind: App}, {ID: "messengers", Kind: Class},
		{ID: "pigeon-pro", Kind: App, In: []Link{{To: "pigeon"}}},
		{ID: "company-device", Kind: DeviceKind}, {ID: "phone", Kind: DeviceKind}, {ID: PersonalDevice, Kind: DeviceKind},
		{ID: "company-phone", Kind: DeviceKind, In: []Link{{To: "company-device"}, {To: "phone"}}},
		{ID: "drivers", Kind: AudienceKind}, {ID: Outsiders, Kind: AudienceKind}, {ID: "customers", Kind: AudienceKind, In: []Link{{To: Outsiders}}},
		{ID: "shared", Kind: UnitKind, In: []Link{{To: "acme"}}, Under: []Link{{To: "land"}}},
		{ID: "desk", Kind: UnitKind, In: []Link{{To: "insider"}}},
	}
	sources := []*Source{
		{ID: "paper", Tier: PolicyTier}, {ID: "news", Tier: ReportingTier}, {ID: "news2", Tier: ReportingTier},
		{ID: "blog", Tier: OpinionTier}, {ID: "gone", Tier: PolicyTier, Retracted: date(t, "2024-08-01")},
		{ID: "late", Tier: PolicyTier, Date: date(t, "2024-06-01")}, {ID: "unsure", Tier: PolicyTier, Retracted: date(t, "2024-08")},
	}
	var events []*Event
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			events = append(events, event(t, line))
		}
	}
	return NewBase(Settings{}, entities, sources, events, nil, nil)
}

func event(t *testing.T, line string) *Event {
	f := strings.Fields(line)
	e := &Event{ID: EventID(f[0]), Do: Act(f[1]), By: "acme", Scope: Scope{Terms: Terms{}, Except: Terms{}}}
	for _, kv := range f[2:] {
		k, v, _ := strings.Cut(kv, "=")
		switch k {
		case "by":
			e.By = EntityID(v)
		case "app":
			e.Apps = append(e.Apps, EntityID(v))
		case "names":
			e.Names = append(e.Names, EventID(v))
		case "on":
			e.Announced = date(t, v)
		case "from":
			e.From = date(t, v)
		case "until":
			e.Until = date(t, v)
		case "order":
			fmt.Sscan(v, &e.Order)
		case "of":
			e.Of = Act(v)
		case "if":
			e.Conditions = append(e.Conditions, Condition{Name: v})
		case "report":
			src, how, _ := strings.Cut(v, ":")
			e.Reports = append(e.Reports, Report{Source: SourceID(src), Denies: how == "denies", Certainty: Certainty(how)})
		case "some":
			e.Scope.Some = true
		default:
			terms := e.Scope.Terms
			if rest, ok := strings.CutPrefix(k, "not-"); ok {
				terms, k = e.Scope.Except, rest
			}
			terms[Dimension(k)] = append(terms[Dimension(k)], EntityID(v))
		}
	}
	if len(e.Apps) == 0 && e.Do.Rule() {
		e.Apps = []EntityID{"pigeon"}
	}
	if (e.Do == Consider || e.Do == Warn || e.Do == Advise) && len(e.Names) == 0 && len(e.Apps) == 0 {
		e.Apps = []EntityID{"pigeon"}
	}
	if len(e.Reports) == 0 {
		e.Reports = []Report{{Source: "paper"}}
	}
	return e
}

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t *testing.T, s string) Day { return date(t, s).First }

// tell writes a standing in one line: the cells, then what is beside them.
func tell(s Standing) string {
	var parts []string
	for _, c := range s.Cells {
		where := ""
		for _, d := range Dimensions() {
			if c.Where[d] != "" {
				where += fmt.Sprintf("%s=%s ", d, c.Where[d])
			}
		}
		part := where + c.Status.String()
		if c.Rule != nil {
			part += ":" + string(c.Rule.ID)
		}
		if len(c.Conditional) > 0 {
			part += " if:" + string(c.Conditional[0].ID)
		}
		if c.Some {
			part += " some"
		}
		parts = append(parts, part)
	}
	for _, beside := range []struct {
		name string
		list []*Event
	}{{"announced", s.Announced}, {"ending", s.Ending}, {"considered", s.Considered}, {"said", s.Said}, {"speculated", s.Speculated}, {"disputed", s.Disputed}} {
		for _, e := range beside.list {
			parts = append(parts, beside.name+":"+string(e.ID))
		}
	}
	return strings.Join(parts, "; ")
}

const plainBan = "b ban on=2024-03-04 from=2024-04-01\n"

func TestTimelineAt(t *testing.T) {
	for _, tc := range []struct {
		name, events string
		where        Terms
		actor        EntityID
		alone        bool
		at           map[string]string // day, or day@known, to what stands
	}{
		{name: "announced and effective", events: plainBan, at: map[string]string{
			"2024-03-03": "none", "2024-03-04": "none; announced:b", "2024-03-31": "none; announced:b", "2024-04-01": "banned:b", "2026-01-01": "banned:b"}},
		{name: "until", events: "b ban on=2024-03-04 until=2024-06-30\n", at: map[string]string{
			"2024-06-30": "banned:b", "2024-07-01": "ended:b"}},
		{name: "lift", events: plainBan + "l lift names=b on=2024-06-10\n", at: map[string]string{
			"2024-06-09": "banned:b", "2024-06-10": "lifted:b", "2024-06-09@2025-01-01": "banned:b"}},
		{name: "withdraw reaches every day once known", events: plainBan + "w withdraw names=b on=2024-06-10\n", at: map[string]string{
			"2024-06-09": "banned:b", "2024-06-10": "withdrawn:b", "2024-05-01@2024-07-01": "withdrawn:b", "2024-03-01@2024-07-01": "none"}},
		{name: "same day by order", events: "b ban on=2024-03-04 order=1\nw withdraw names=b on=2024-03-04 order=2\n", at: map[string]string{
			"2024-03-04": "withdrawn:b"}},
		{name: "withdrawing an undoing restores", events: plainBan + "l lift names=b on=2024-06-10\nw withdraw names=l on=2024-07-01\n", at: map[string]string{
			"2024-06-20": "lifted:b", "2024-06-20@2024-07-01": "banned:b", "2024-07-01": "banned:b"}},
		{name: "reinstate", events: plainBan + "l lift names=b on=2024-06-10\nr reinstate names=b on=2024-09-01\n", at: map[string]string{
			"2024-08-31": "lifted:b", "2024-09-01": "banned:r"}},
		{name: "lifting after a reinstatement ends that too", events: plainBan + "l lift names=b on=2024-06-10\nr reinstate names=b on=2024-09-01\nl2 lift names=b on=2024-10-01\n", at: map[string]string{
			"2024-10-02": "lifted:r"}},
		{name: "exempt in part", events: plainBan + "x exempt names=b on=2024-05-01 audience=drivers until=2024-05-31\n", at: map[string]string{
			"2024-05-15": "banned:b; audience=drivers exempt:b", "2024-06-01": "banned:b; audience=drivers banned:b"}},
		{name: "exempt under conditions opens nothing", events: plainBan + "x exempt names=b on=2024-05-01 if=approval\n", at: map[string]string{
			"2024-05-15": "banned:b if:x"}},
		{name: "amend narrows from its day", events: plainBan + "a amend names=b on=2024-05-01 device=company-phone\n", at: map[string]string{
			"2024-04-30": "banned:b; device=company-phone banned:b", "2024-04-30@2025-01-01": "banned:b; device=company-phone banned:b", "2024-05-01": "lifted:b; device=company-phone banned:b"}},
		{name: "amend postpones", events: plainBan + "a amend names=b on=2024-03-20 from=2024-05-01\n", at: map[string]string{
			"2024-04-15": "none; announced:b", "2024-05-01": "banned:b"}},
		{name: "clarify counts from the first day, once known", events: plainBan + "c clarify names=b on=2024-05-01 device=company-phone\n", at: map[string]string{
			"2024-04-15": "banned:b; device=company-phone banned:b", "2024-04-15@2024-06-01": "none; device=company-phone banned:b"}},
		{name: "later permission inside the scope", events: plainBan + "p allow on=2024-05-01 device=company-phone\n", at: map[string]string{
			"2024-05-02": "banned:b; device=company-phone allowed:p"}},
		{name: "later wider milder rule leaves a ban", events: "b ban on=2024-03-04 device=company-phone\np allow on=2024-05-01\n", at: map[string]string{
			"2024-05-02": "allowed:p; device=company-phone banned:b"}},
		{name: "naming it replaces it", events: "b ban on=2024-03-04 device=company-phone\np allow on=2024-05-01 names=b\n", at: map[string]string{
			"2024-05-02": "allowed:p; device=company-phone allowed:p"}},
		{name: "coarse date straddled", events: "b ban on=2024-03\n", at: map[string]string{
			"2024-02-28": "none", "2024-03-15": "unsettled", "2024-03-31": "banned:b", "2024-04-01": "banned:b"}},
		{name: "coarse undoing within the same month", events: "b ban on=2024-03\nl lift names=b on=2024-03\n", at: map[string]string{
			"2024-03-15": "unsettled", "2024-04-01": "lifted:b"}},
		{name: "by then", events: "b ban on=..2024-03\n", at: map[string]string{
			"2024-02-28": "unsettled", "2024-04-01": "banned:b"}},
		{name: "contested", events: "b ban on=2024-03-04 report=news report=news2:denies\n", at: map[string]string{
			"2024-03-05": "contested; disputed:b"}},
		{name: "a higher tier decides", events: "b ban on=2024-03-04 report=news report=paper:denies\n", at: map[string]string{
			"2024-03-05": "none; disputed:b"}},
		{name: "speculated", events: "b ban on=2024-03-04 report=news:speculated\n", at: map[string]string{
			"2024-03-05": "none; speculated:b"}},
		{name: "retracted", events: "b ban on=2024-03-04 report=gone\n", at: map[string]string{
			"2024-07-31": "banned:b", "2024-08-01": "none; disputed:b"}},
		{name: "considered until done", events: "c consider of=ban on=2024-01-01\n" + plainBan, at: map[string]string{
			"2024-02-01": "none; considered:c", "2024-05-01": "banned:b"}},
		{name: "considered until dropped", events: "c consider of=ban on=2024-01-01\nw withdraw names=c on=2024-02-01\n", at: map[string]string{
			"2024-01-31": "none; considered:c", "2024-02-01": "none"}},
		{name: "warned", events: "w warn on=2024-01-01\n", at: map[string]string{"2024-02-01": "none; said:w"}},
		{name: "some", events: "s ban some= on=2024-01-01\n", at: map[string]string{"2024-02-01": "banned:s some"}},
		{name: "some yields", events: "s ban some= on=2024-01-01\np allow on=2023-01-01\n", at: map[string]string{"2024-02-01": "allowed:p"}},
		{name: "personal devices", events: plainBan, where: Terms{Device: {PersonalDevice}}, at: map[string]string{"2024-05-01": "device=personal-device none"}},
		{name: "inside a device", events: "b ban on=2024-01-01 device=company-device\n", where: Terms{Device: {"company-phone"}}, at: map[string]string{"2024-05-01": "device=company-phone banned:b"}},
		{name: "beside a device", events: "b ban on=2024-01-01 device=company-phone\n", where: Terms{Device: {"phone"}}, at: map[string]string{"2024-05-01": "device=phone none; device=company-phone banned:b"}},
		{name: "versions", events: "b ban on=2024-01-01 version=>=5.0\n", where: Terms{Version: {"5.1"}}, at: map[string]string{"2024-05-01": "banned:b"}},
		{name: "other versions", events: "b ban on=2024-01-01 version=>=5.0\n", where: Terms{Version: {"4.9"}}, at: map[string]string{"2024-05-01": "none"}},
		{name: "a class", events: "b ban app=messengers on=2024-01-01\n", at: map[string]string{"2024-05-01": "banned:b"}},
		{name: "another app", events: "b ban app=owl on=2024-01-01\n", at: map[string]string{"2024-05-01": "none"}},
		{name: "a unit is bound by its organization", events: plainBan, actor: "labs", at: map[string]string{"2024-05-01": "unit=labs banned:b"}},
		{name: "a unit alone did nothing", events: plainBan, actor: "labs", alone: true, at: map[string]string{"2024-05-01": "none"}},
		{name: "a parent reaches only where it says so", events: "b ban by=parent on=2024-01-01\n", actor: "sub", at: map[string]string{"2024-05-01": "unit=sub none"}},
		{name: "a parent says so", events: "b ban by=parent unit=sub on=2024-01-01\n", actor: "sub", at: map[string]string{"2024-05-01": "unit=sub banned:b"}},
		{name: "an exemption for a subsidiary shows that the rule reaches it", events: "b ban by=parent on=2024-01-01\nx exempt by=parent unit=sub names=b on=2024-02-01 until=2024-06-30\n", actor: "sub",
			at: map[string]string{"2024-01-15": "unit=sub none", "2024-03-01": "unit=sub exempt:b", "2024-08-01": "unit=sub banned:b"}},
		{name: "nothing from beneath loosens", events: "b ban by=parent unit=sub on=2024-01-01\np allow by=sub on=2024-02-01\n", actor: "sub", at: map[string]string{"2024-05-01": "unit=sub banned:b"}},
		{name: "a stranger can't undo", events: plainBan + "l lift by=other names=b on=2024-06-10\n", at: map[string]string{"2024-07-01": "banned:b"}},
		{name: "a body above can", events: "b ban by=sub on=2024-01-01\nl lift by=parent names=b on=2024-06-10\n", actor: "sub", at: map[string]string{"2024-07-01": "unit=sub lifted:b"}},
		{name: "anyone, not placed", events: "b ban by=land unit=anyone place=land on=2024-01-01\n", at: map[string]string{"2024-07-01": "unit=acme none; unit=acme place=land none"}},
		{name: "anyone, placed by the question", events: "b ban by=land unit=anyone place=land on=2024-01-01\n", where: Terms{Place: {"land"}}, at: map[string]string{"2024-07-01": "unit=acme place=land banned:b"}},
		{name: "anyone, placed by the records", events: "b ban by=land unit=anyone place=land on=2024-01-01\n", actor: "insider", at: map[string]string{"2024-07-01": "unit=insider banned:b; unit=insider place=land banned:b"}},
		{name: "anyone is everybody in its own place", events: "b ban by=land unit=anyone on=2024-01-01\n", at: map[string]string{"2024-07-01": "unit=acme none"}},
		{name: "anyone in its own place, placed by the question", events: "b ban by=land unit=anyone on=2024-01-01\n", where: Terms{Place: {"land"}}, at: map[string]string{"2024-07-01": "unit=acme place=land banned:b"}},
		{name: "anyone in its own place, placed by the records", events: "b ban by=land unit=anyone on=2024-01-01\nl lift by=land unit=anyone names=b on=2024-02-01\n", actor: "insider", at: map[string]string{
			"2024-01-15": "unit=insider banned:b", "2024-07-01": "unit=insider lifted:b"}},
		{name: "anyone binds who is beneath", events: "b ban by=land unit=anyone on=2024-01-01\n", actor: "shared", at: map[string]string{"2024-07-01": "unit=shared banned:b"}},
		{name: "a withdrawal of part", events: "b ban on=2024-03-04\nw withdraw names=b on=2024-04-01 device=company-phone\n", at: map[string]string{
			"2024-05-01": "banned:b; device=company-phone withdrawn:b"}},
		{name: "undoing for some undoes nothing named", events: plainBan + "l lift names=b on=2024-06-10 some=\n", at: map[string]string{"2024-07-01": "banned:b"}},
		{name: "amending for some changes nothing named", events: plainBan + "a amend names=b on=2024-05-01 some=\n", at: map[string]string{"2024-07-01": "banned:b"}},
		{name: "an amended exemption lasts longer", events: plainBan + "x exempt names=b on=2024-05-01 until=2024-05-31\na amend names=x on=2024-05-20 until=2024-12-31\n", at: map[string]string{
			"2024-07-01": "exempt:b", "2024-07-01@2024-05-19": "banned:b", "2025-01-01": "banned:b"}},
		{name: "an amended lifting is narrower", events: plainBan + "l lift names=b on=2024-05-01\na amend names=l on=2024-05-20 audience=drivers\n", at: map[string]string{
			"2024-07-01": "banned:b; audience=drivers lifted:b"}},
		{name: "exempt from a lifting", events: plainBan + "l lift names=b on=2024-05-01\nx exempt names=l on=2024-05-01 audience=drivers\n", at: map[string]string{
			"2024-07-01": "lifted:b; audience=drivers banned:b"}},
		{name: "exempt from a permission is no permission", events: "p allow on=2024-03-04\nx exempt names=p on=2024-05-01 audience=drivers\n", at: map[string]string{
			"2024-07-01": "allowed:p; audience=drivers lifted:p"}},
		{name: "an amendment states one dimension", events: "b ban on=2024-03-04 device=company-phone\na amend names=b on=2024-05-01 not-audience=drivers\n", at: map[string]string{
			"2024-07-01": "none; device=company-phone banned:b; audience=drivers none; audience=drivers device=company-phone lifted:b"}},
		{name: "widened, then narrowed", events: "b ban on=2024-03-04 device=company-phone\na amend names=b on=2024-05-01 device=company-phone device=phone\na2 amend names=b on=2024-06-01 device=company-phone\n",
			where: Terms{Device: {"phone"}}, at: map[string]string{
				"2024-04-01": "device=phone none; device=company-phone banned:b", "2024-05-15": "device=phone banned:b; device=company-phone banned:b",
				"2024-07-01": "device=phone lifted:b; device=company-phone banned:b"}},
		{name: "withdrawn after it was narrowed", events: "b ban on=2024-03-04\na amend names=b on=2024-05-01 device=company-phone\nw withdraw names=b on=2024-06-01\n", at: map[string]string{
			"2024-07-01": "withdrawn:b; device=company-phone withdrawn:b"}},
		{name: "clarified start", events: "b ban on=2024-03-04\nc clarify names=b on=2024-05-01 from=2024-04-01\n", at: map[string]string{
			"2024-04-15@2024-06-01": "banned:b", "2024-03-20@2024-06-01": "none; announced:b", "2024-03-20": "banned:b"}},
		{name: "two coarse bans agree", events: "b ban on=2024-03\nb2 ban on=2024-03\n", at: map[string]string{"2024-04-01": "banned:b2"}},
		{name: "four coarse acts in a month", events: "b ban on=2024-03\nl lift names=b on=2024-03\nr reinstate names=b on=2024-03\na-l2 lift names=b on=2024-03\n", at: map[string]string{
			"2024-04-01": "unsettled"}},
		{name: "a consideration doesn't date a ban", events: "b ban on=2024-03\nc consider of=lift names=b on=2024-03-05\n", at: map[string]string{
			"2024-03-10": "unsettled; considered:c"}},
		{name: "a stranger's lifting doesn't date a ban", events: "b ban on=2024-03\nl lift by=other names=b on=2024-03-05\n", at: map[string]string{
			"2024-03-10": "unsettled"}},
		{name: "a speculated lifting doesn't date a ban", events: "b ban on=2024-03\nl lift names=b on=2024-03-05 report=news:speculated\n", at: map[string]string{
			"2024-03-10": "unsettled; speculated:l"}},
		{name: "a guess of a higher tier has no voice", events: "b ban on=2024-03-04 report=news report=paper:speculated\n", at: map[string]string{"2024-04-01": "banned:b"}},
		{name: "a guess denies nothing", events: "b ban on=2024-03-04\nd deny names=b on=2024-03-10 report=paper:speculated\n", at: map[string]string{"2024-04-01": "banned:b"}},
		{name: "denied by its equal", events: plainBan + "d deny names=b on=2024-03-10\n", at: map[string]string{"2024-03-09": "none; announced:b", "2024-05-01": "contested; said:d; disputed:b"}},
		{name: "a withdrawn denial", events: plainBan + "d deny names=b on=2024-03-10\nw withdraw names=d on=2024-03-20\n", at: map[string]string{
			"2024-05-01": "banned:b", "2024-05-01@2024-03-15": "contested; said:d; disputed:b"}},
		{name: "a denial of unknown day", events: "b ban on=2024-03-04 report=news\nd deny names=b on=2024-04\n", at: map[string]string{
			"2024-03-31": "banned:b", "2024-04-15": "unsettled; said:d; disputed:b", "2024-04-30": "none; said:d; disputed:b"}},
		{name: "a retraction of unknown day", events: "b ban on=2024-03-04 report=unsure\n", at: map[string]string{
			"2024-07-31": "banned:b", "2024-08-15": "unsettled; disputed:b", "2024-08-31": "none; disputed:b"}},
		{name: "one day, no order: the stricter stands", events: "b ban on=2024-03-04\np allow on=2024-03-04\n", at: map[string]string{"2024-03-04": "banned:b"}},
		{name: "one day, in order", events: "b ban on=2024-03-04 order=1\np allow on=2024-03-04 order=2\n", at: map[string]string{"2024-03-04": "allowed:p"}},
		{name: "names in a circle", events: "b ban on=2024-03-04\nl lift names=b names=w on=2024-04-01\nw withdraw names=l on=2024-04-01\n", at: map[string]string{"2024-05-01": "lifted:b"}},
		{name: "names itself", events: "b ban on=2024-03-04\nl lift names=l names=b on=2024-04-01\n", at: map[string]string{"2024-05-01": "lifted:b"}},
		{name: "reinstating two rules does each anew", events: "b ban app=owl on=2024-01-01\np restrict on=2024-01-01\nl lift names=b names=p on=2024-02-01\nr reinstate names=b names=p on=2024-03-01\n", at: map[string]string{
			"2024-05-01": "restricted:r"}},
		{name: "reinstated as amended", events: "b ban on=2024-01-01 device=company-device\na amend names=b on=2024-02-01 device=company-phone\nl lift names=b on=2024-03-01\nr reinstate names=b on=2024-04-01\n",
			where: Terms{Device: {"company-device"}}, at: map[string]string{"2024-05-01": "device=company-device lifted:b; device=company-phone banned:r"}},
		{name: "lifting the rule ends a reinstatement of its reinstatement", events: "b ban on=2024-01-01\nl lift names=b on=2024-02-01\nr reinstate names=b on=2024-03-01\nl2 lift names=r on=2024-04-01\nr2 reinstate names=r on=2024-05-01\nl3 lift names=b on=2024-06-01\n", at: map[string]string{
			"2024-05-15": "banned:r2", "2024-07-01": "lifted:r2"}},
		{name: "lifting after a reinstatement of one day", events: "b ban on=2024-01-01\nr reinstate names=b on=2024-03-01 order=1\nl lift names=b on=2024-03-01 order=2\n", at: map[string]string{"2024-03-01": "lifted:r"}},
		{name: "a parent's reinstatement binds only whom the rule did", events: "b ban by=sub on=2024-01-01\nl lift by=sub names=b on=2024-02-01\nr reinstate by=parent names=b on=2024-03-01\n", actor: "parent", at: map[string]string{"2024-05-01": "none"}},
		{name: "a parent reinstates", events: "b ban by=sub on=2024-01-01\nl lift by=sub names=b on=2024-02-01\nr reinstate by=parent names=b on=2024-03-01\n", actor: "sub", at: map[string]string{"2024-05-01": "unit=sub banned:r"}},
		{name: "a permission of one app in a banned class with an exception", events: "b ban app=messengers on=2024-03-04 not-device=company-phone\np allow app=pigeon on=2024-05-01\n", where: Terms{Device: {"phone"}}, at: map[string]string{
			"2024-06-01": "device=phone allowed:p; device=company-phone allowed:p"}},
		{name: "customers are not a company's own people", events: "b ban on=2024-03-04\n", where: Terms{Audience: {"customers"}}, at: map[string]string{
			"2024-06-01": "audience=customers none"}},
		{name: "a permission that the ban leaves room for", events: "b ban on=2024-03-04 device=phone not-device=company-phone\np allow on=2024-05-01 device=phone\n", where: Terms{Device: {"phone"}}, at: map[string]string{
			"2024-07-01": "device=phone banned:b; device=company-phone allowed:p"}},
		{name: "a later permission for a range inside", events: "b ban on=2024-03-04 version=>=5.0\np allow on=2024-05-01 version=>=5.1\n", where: Terms{Version: {"5.2"}}, at: map[string]string{"2024-07-01": "allowed:p"}},
		{name: "a later permission for a wider range", events: "b ban on=2024-03-04 version=>=5.0\np allow on=2024-05-01 version=>=4.0\n", where: Terms{Version: {"5.2"}}, at: map[string]string{"2024-07-01": "banned:b"}},
		{name: "a version that is no range", events: plainBan, where: Terms{Version: {"pro"}}, at: map[string]string{"2024-05-01": "banned:b"}},
		{name: "a permission for anyone is wider than a ban for the staff", events: "b ban by=land on=2024-01-01\np allow by=land unit=anyone on=2024-02-01\n", actor: "land", at: map[string]string{"2024-07-01": "banned:b"}},
		{name: "a body beside binds nobody by name", events: "b ban by=other unit=acme on=2024-01-01\nz warn by=other unit=anyone place=land on=2024-01-01\n", where: Terms{Place: {"land"}}, at: map[string]string{"2024-07-01": "unit=acme place=land none; said:z"}},
		{name: "a parent's own people are not its subsidiary's", events: "b ban by=parent unit=parent on=2024-01-01\n", actor: "sub", at: map[string]string{"2024-05-01": "unit=sub none"}},
		{name: "a parent's ban widened to a subsidiary", events: "b ban by=parent on=2024-01-01\na amend by=parent names=b unit=parent unit=sub on=2024-02-01\n", actor: "sub", at: map[string]string{
			"2024-01-15": "unit=sub none", "2024-05-01": "unit=sub banned:b"}},
		{name: "a unit under two", events: plainBan, actor: "shared", at: map[string]string{"2024-05-01": "unit=shared banned:b"}},
		{name: "a unit is placed where its organization is", events: "b ban by=land unit=anyone place=land on=2024-01-01\n", actor: "desk", at: map[string]string{"2024-07-01": "unit=desk banned:b; unit=desk place=land banned:b"}},
		{name: "lifted in the place", events: "b ban by=land unit=anyone place=land on=2024-01-01\nl lift by=land names=b unit=anyone place=land on=2024-02-01\n", actor: "insider", at: map[string]string{"2024-07-01": "unit=insider lifted:b; unit=insider place=land lifted:b"}},
		{name: "what binds for sure settles it", events: "b ban by=sub on=2024-03\np restrict by=parent unit=sub on=2024-01-01\nr restrict by=sub on=2024-01-01\nl lift by=sub names=r on=2024-03\n", actor: "sub", at: map[string]string{
			"2024-03-15": "unit=sub unsettled", "2024-04-01": "unit=sub banned:b"}},
		{name: "either way the other body's restriction stands", events: "p allow by=sub on=2024-03\nr restrict by=parent unit=sub on=2024-01-01\n", actor: "sub", at: map[string]string{
			"2024-03-15": "unit=sub restricted:r"}},
		{name: "a full ban goes before one for some", events: "s ban by=sub some= on=2024-01-01\nb ban by=parent unit=sub on=2024-01-01\n", actor: "sub", at: map[string]string{"2024-03-15": "unit=sub banned:b"}},
		{name: "a lifting announced", events: plainBan + "l lift names=b on=2024-05-01 from=2024-06-01\n", at: map[string]string{"2024-05-02": "banned:b; ending:l", "2024-06-01": "lifted:b"}},
		{name: "considered only by rumour", events: "c consider of=ban on=2024-01-01 report=news:speculated\n", at: map[string]string{"2024-02-01": "none; speculated:c"}},
		{name: "done elsewhere is not yet done here", events: "c consider of=ban on=2024-01-01\nb ban device=company-phone on=2024-02-01\n", where: Terms{Audience: {"drivers"}}, at: map[string]string{
			"2024-03-01": "audience=drivers none; audience=drivers device=company-phone banned:b; considered:c"}},
		{name: "ends on a day not known", events: "b ban on=2024-03-04 until=2024-06-10..2024-06-12\n", at: map[string]string{
			"2024-06-10": "banned:b", "2024-06-11": "unsettled", "2024-06-12": "unsettled", "2024-06-13": "ended:b"}},
		{name: "a lifting back-dated", events: plainBan + "l lift names=b on=2024-06-10 from=2024-05-01\n", at: map[string]string{"2024-05-15@2025-01-01": "banned:b", "2024-06-10": "lifted:b"}},
		{name: "a lifting dates a ban", events: "b ban on=2024-03\nl lift names=b on=2024-03-15\n", at: map[string]string{"2024-03-14": "unsettled", "2024-03-15": "lifted:b"}},
		{name: "a denial counts from its own date", events: "b ban on=2024-03-04 report=news report=late:denies\n", at: map[string]string{
			"2024-05-31": "banned:b", "2024-06-01": "none; disputed:b", "2024-05-01@2024-06-01": "none; disputed:b"}},
		{name: "an exemption from the rule that replaced another", events: "b ban on=2024-01-01\nb2 ban on=2024-02-01\nx exempt names=b2 on=2024-03-01\n", at: map[string]string{"2024-04-01": "exempt:b2"}},
		{name: "a parent's rule is not the subsidiary's", events: "b ban by=sub on=2024-01-01\np allow by=parent unit=sub names=b on=2024-02-01\n", actor: "sub", alone: true, at: map[string]string{"2024-04-01": "banned:b; unit=sub banned:b"}},
		{name: "too many acts in one month", events: "b1 ban on=2024-03\nb2 allow on=2024-03\nb3 restrict on=2024-03\nb4 ban on=2024-03\nb5 allow on=2024-03\nb6 ban on=2024-03\n", at: map[string]string{
			"2024-02-01": "none", "2024-04-01": "unsettled"}},
		{name: "a stranger's consideration", events: plainBan + "c consider by=other of=lift names=b on=2024-05-02\n", at: map[string]string{"2024-05-03": "banned:b"}},
		{name: "an exemption from one of two", events: "b ban on=2024-01-01 device=phone\nr restrict on=2024-02-01\nx exempt names=b on=2024-03-01\n", where: Terms{Device: {"company-phone"}}, at: map[string]string{
			"2024-02-15": "device=company-phone banned:b", "2024-04-01": "device=company-phone restricted:r"}},
		{name: "where two scopes meet", events: "b ban on=2024-01-01 device=phone\np allow on=2024-02-01 device=company-device\n", at: map[string]string{
			"2024-03-01": "none; device=phone banned:b; device=company-device allowed:p; device=company-phone banned:b"}},
		{name: "unknown day", events: "b ban\n", at: map[string]string{"2024-03-01": "unsettled"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := world(t, tc.events)
			actor := tc.actor
			if actor == "" {
				actor = "acme"
			}
			for at, want := range tc.at {
				d, k, ok := strings.Cut(at, "@")
				if !ok {
					k = d
				}
				got := tell(b.Timeline("pigeon").At(Case{Actor: actor, Where: tc.where, Alone: tc.alone}, day(t, d), day(t, k)))
				if got != want {
					t.Errorf("%s: got %q, want %q", at, got, want)
				}
			}
		})
	}
}
