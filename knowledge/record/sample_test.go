package record

// sample has every key that a record may have. Its names are invented.
const sample = `entities:
  - {id: acme, kind: company, names: [Acme, {name: Acme Corp, from: 2019, until: "2030-01", as_written: true}], sector: retail, owners: S0POLICY}
  - {id: acme-labs, kind: company, names: Acme Labs, under: [{id: acme, from: 2020-02}]}
  - {id: pigeon, kind: app, names: [Pigeon, pigeon chat], in: [messengers], owners: [U0EMMA, C0APPS]}
  - {id: company-phone, kind: device, names: [company phone, work phone], in: [company-device, phone]}
sources:
  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy, url: "", note: invented, retracted: ..2026, collection: open}
events:
  - id: acme-pigeon-ban
    by: acme
    do: ban
    app: pigeon
    announced: 2024-03-04
    from: 2024-04-01
    until: 2024-12
    order: 2
    scope: {device: [company-phone], version: ">=5.0", unit: anyone, except: {audience: [drivers]}, some: true}
    conditions: [asked first, {name: approval, grants: IT, lasts: 30 days}]
    reason:
      - it copies the address book
      - {text: a quarrel, by: Acme IT, denies: true, reports: {source: memo-7}}
    text: Acme told staff to remove Pigeon from company phones by 1 April.
    reports:
      - {source: memo-7, at: section 2, quote: remove it by 1 April, speaker: Acme IT, certainty: stated, says: denies, differs: says May}
    collection: open
    reviewed: 2024-09-01
  - {id: acme-pigeon-lift, by: acme, do: lift, names: acme-pigeon-ban, announced: 2024-06-10, text: Acme ended the ban., reports: [{source: memo-7, at: addendum}]}
  - {id: acme-pigeon-thought, by: acme, do: consider, of: ban, app: messengers, announced: 2024-07}
facts:
  - {id: pigeon-owner, about: [pigeon], relation: owner, value: {kind: text, text: Loft Ltd, number: 1, unit: owner, date: 2024}, by: Loft, holds: yes, date: 2024, text: Loft Ltd owns Pigeon., reports: [{source: memo-7, at: note 1}], reviewed: 2025}
  - {id: ban-penalty, about: acme-pigeon-ban, relation: penalty, value: none, holds: false}
`

const sampleSettings = `home: acme
timezone: Europe/London
review_after: 90
guests: members
collections:
  legal: {groups: [S1], channels: C1, owners: [U1, W1, S1, C1, G1]}
  everybody: {everyone: true}
  open: {owners: C1}
`
