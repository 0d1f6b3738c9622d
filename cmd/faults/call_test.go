package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"

	"policybot/bot/slacksim"
)

// call calls the pretend Slack's Web API with the bot's token.
func call(sim *slacksim.Server, method, body string) error {
	req, err := http.NewRequest(http.MethodPost, sim.APIURL()+method, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Authorization", "Bearer "+sim.BotToken())
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if out, err := io.ReadAll(resp.Body); err != nil || !strings.Contains(string(out), `"ok":true`) {
		return fmt.Errorf("%s: %s, %w", method, out, err)
	}
	return nil
}
