package edition
import ("testing";"fmt";"os";"time";"policybot/knowledge/record";"sort")
func TestZZ(t *testing.T){
 b,f:=record.LoadDir("/tmp/wt/eval/tool_pages_repo"); if b==nil {t.Fatal(f)}
 e,_:=New(b,time.Now()); var out []string
 for _,r:=range e.Base.Readings { if r.Event!=nil { 
   out=append(out,fmt.Sprintf("%v %-9s by %s %v %s..%s scope=%v/%v cond=%v doubts=%v\n      %q", r.Sure(), r.Event.Do,r.Event.By,r.Event.Apps,r.Event.Announced,r.Event.Until,r.Event.Scope.Terms,r.Event.Scope.Except,r.Event.Conditions,r.Doubts,r.Words)) } }
 sort.Strings(out); fo,_:=os.Create("/tmp/ev/readings.txt"); for _,l:=range out{fmt.Fprintln(fo,l)}; fo.Close(); fmt.Println(len(out), len(e.Base.Readings))
}
