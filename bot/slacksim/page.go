package slacksim

import "net/http"

func (s *Server) addPage(mux *http.ServeMux) {}
