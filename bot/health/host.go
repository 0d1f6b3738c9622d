package health

import (
	"net"
	"net/http"
	"strings"
)

// LoopbackOnly lets only requests through that were meant for this machine,
// where that is all that the address serves. A web page can have its own name
// lead to this machine, and its reader's browser then takes what is here for
// part of the page; such a request names the page's host. Where others may ask
// too, under whichever name, it lets everything through.
func LoopbackOnly(next http.Handler, address net.Addr) http.Handler {
	if !isLoopback(address.String()) {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if !isLoopback(r.Host) || origin != "" && origin != "http://"+r.Host {
			http.Error(w, "this address answers programs on this machine only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
