package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"policybot/bot/health"
	"policybot/bot/metrics"
)

// ask asks a running bot how it is.
func (r *statusReport) ask(ctx context.Context, address string) error {
	if address == "" {
		return hint(errors.New("no address of a running bot is known"),
			"start policybot serve with POLICYBOT_HTTP, such as 127.0.0.1:8080, and set it here too, or give --http ADDRESS")
	}
	r.Address = baseOf(address)
	report := health.Report{}
	if err := fetch(ctx, r.Address+"/readyz", func(body io.Reader) error { return json.NewDecoder(body).Decode(&report) }); err != nil {
		return err
	}
	r.Health = &report
	var shown metrics.Shown
	err := fetch(ctx, r.Address+"/metrics", func(body io.Reader) (err error) {
		shown, err = metrics.Read(body)
		return err
	})
	if err == nil {
		r.Counts = newCounts(shown)
	}
	return err
}

// baseOf is where to ask a bot that listens at an address.
func baseOf(address string) string {
	if strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") {
		return strings.TrimRight(address, "/")
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return "http://" + address
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it listens everywhere, here too
	}
	return "http://" + net.JoinHostPort(host, port)
}

// fetch reads what is at an address, where it is a bot's.
func fetch(ctx context.Context, address string, read func(io.Reader) error) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return hint(err, "give an address such as 127.0.0.1:8080")
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		if asked, ok := errors.AsType[*url.Error](err); ok {
			err = asked.Err
		}
		return hint(fmt.Errorf("no bot answers at %s: %w", address, err),
			"see whether policybot serve runs there, with POLICYBOT_HTTP set; its log names the address")
	}
	defer resp.Body.Close()
	body := io.LimitReader(resp.Body, 16<<20)
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusServiceUnavailable {
		why, _ := io.ReadAll(io.LimitReader(body, 200))
		return notOurs(fmt.Errorf("%s: %s: %s", address, resp.Status, strings.TrimSpace(string(why))))
	}
	if err := read(body); err != nil {
		return notOurs(fmt.Errorf("%s: what answers can't be read: %w", address, err))
	}
	return nil
}

func notOurs(err error) error {
	return hint(err, "see whether it is policybot serve, of this version, that answers there")
}

// counts are a bot's since its start.
type counts struct {
	Version        string             `json:"version"`
	Taken          map[string]float64 `json:"taken"` // by surface
	Ended          map[string]float64 `json:"ended"` // by outcome
	Declined       float64            `json:"declined"`
	Waited         map[string]float64 `json:"answered_within_seconds,omitempty"` // half of the questions, and 99 of 100
	Unacknowledged float64            `json:"envelopes_unacknowledged"`
	Redelivered    float64            `json:"envelopes_redelivered"`
	Duplicates     float64            `json:"duplicates_dropped"`
	ReadBack       float64            `json:"read_back"`
	PostedAgain    float64            `json:"posts_retried"`
	Limited        float64            `json:"rate_limited"`
	WriteFailures  float64            `json:"state_write_failures"`
}

func newCounts(s metrics.Shown) *counts {
	c := &counts{
		Taken: s.By("policybot_questions_taken_total", "surface"), Ended: s.By("policybot_questions_answered_total", "outcome"),
		Declined: s.Sum("policybot_questions_declined_total"), Waited: map[string]float64{},
		Unacknowledged: s.Sum("policybot_envelopes_unacknowledged_total"), Redelivered: s.Sum("policybot_envelopes_redelivered_total"),
		Duplicates: s.Sum("policybot_duplicates_dropped_total"), ReadBack: s.Sum("policybot_questions_read_back_total"),
		PostedAgain: s.Sum("policybot_posts_retried_total"), Limited: s.Sum("policybot_slack_rate_limited_total"),
		WriteFailures: s.Sum("policybot_state_write_failures_total"),
	}
	for version := range s.By("policybot_build_info", "version") {
		c.Version = version
	}
	for name, share := range map[string]float64{"half": 0.5, "99%": 0.99} {
		if t, ok := s.Within("policybot_answer_duration_seconds", share); ok {
			c.Waited[name] = t
		}
	}
	return c
}
