display -p -t @ x#{session_name}: x / no current client 1
lsp -t @:  / no current client 1
run -t @ true:  / no current client 0
if -t @ -F 1 lsw: 0: abc* (1 panes) [80x24] [layout b25d,80x24,0,0,0] @0 (active) / no current client 1
movew -r -t @:  / no current client 1
show -t @ status:  / no current client
no such session: @ 1
set -t @ @a b:  / no current client
no such session: @ 1
source -t @ /dev/null:  / no current client 1
set-hook -t @ alert-bell lsw:  / no current client
no such session: @ 1
show-hooks -t @:  / no current client
no such session: @ 1
setenv -t @ A b:  / no current client
no such session: @ 1
showenv -t @ A:  / no current client
no such session: @ 1
neww -t @:  / no current client 1
switchc -t @:  / no current client 1
has -t @:  / no current client 1
pasteb -t @:  / no current client 1
splitw -t @:  / no current client 1
