package slack

import (
	"net/http/httptest"
	"strings"
	"testing"

	"policybot/bot/metrics"
)

// Every method is counted under its own name.
func TestMethodsAreOnTheListOfMetrics(t *testing.T) {
	m := metrics.New(metrics.Build{})
	for method := range scopesOf {
		m.Limited(string(method))
	}
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if strings.Contains(w.Body.String(), `method="other"`) {
		t.Errorf("a method is on no list:\n%s", w.Body)
	}
}
